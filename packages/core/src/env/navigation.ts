import type { Navigation } from './environment.ts'
import { listen } from './listen.ts'

/** The page, its address and its windows. */
export const navigation: Navigation = {
  get isAvailable() {
    return typeof window !== 'undefined'
  },
  get href() {
    return globalThis.location?.href ?? ''
  },
  get origin() {
    return globalThis.location?.origin ?? ''
  },
  get isFramed() {
    return navigation.isAvailable && window.self !== window.top
  },
  get isBack() {
    const [entry] = performance.getEntriesByType('navigation')
    return (entry as PerformanceNavigationTiming | undefined)?.type === 'back_forward'
  },
  rewrite: (url) => history.replaceState(history.state, '', url),
  replace: (url) => location.replace(url),
  leave: (url) =>
    new Promise((resolve) => {
      location.assign(url)
      const stop = listen<PageTransitionEvent>(window, 'pageshow', (event) => {
        if (!event.persisted) return
        stop()
        resolve()
      })
    }),
  openPopup({ width, height }) {
    const left = screenX + (outerWidth - width) / 2
    const top = screenY + (outerHeight - height) / 2
    const features = `popup,width=${width},height=${height},left=${left},top=${top}`
    const popup = window.open('about:blank', '_blank', features)
    if (!popup) return undefined
    return {
      get isClosed() {
        return popup.closed
      },
      go: (url) => popup.location.replace(url),
      close: () => popup.close(),
    }
  },
  close: () => window.close(),
}
