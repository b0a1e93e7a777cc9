import type { Lifecycle, Navigation, Popup, PopupSize } from '../env/environment.ts'

/** Settings of {@link createTestNavigation}. */
export interface TestNavigationOptions {
  /** The URL of the page. @default 'https://app.example.com/' */
  href?: string | undefined
  /** Whether there is a page at all; `false` stands for a server. @default true */
  isAvailable?: boolean | undefined
}

/** Where a page wanted to go. `url` is absolute. */
export interface Visit {
  readonly kind: 'leave' | 'replace' | 'rewrite' | 'popup'
  readonly url: string
}

/** A popup window that opens nothing. */
export interface TestPopup extends Popup {
  readonly size: PopupSize
  /** Set it to close the window as a person does. */
  isClosed: boolean
}

/** A navigation that goes nowhere and writes down where it was sent. */
export interface TestNavigation extends Navigation {
  /** Set it to put the page elsewhere. A `rewrite` moves it too; loading other pages does not. */
  href: string
  isFramed: boolean
  isBack: boolean
  /** Set it to `true` to have the browser block popup windows. @default false */
  blocksPopups: boolean
  /** Whether the page has closed its own window. */
  readonly isClosed: boolean
  /** Every navigation so far, the oldest first. */
  readonly visits: readonly Visit[]
  /** Every popup window so far, the oldest first. */
  readonly popups: readonly TestPopup[]
}

/** A navigation that records. What `leave` promised settles when `lifecycle` says `'restored'`. */
export function createTestNavigation(
  lifecycle: Lifecycle,
  options: TestNavigationOptions = {},
): TestNavigation {
  const { href = 'https://app.example.com/', isAvailable = true } = options
  const visits: Visit[] = []
  const popups: TestPopup[] = []
  let isClosed = false
  const visit = (kind: Visit['kind'], url: string) => {
    const absolute = new URL(url, navigation.href).href
    visits.push({ kind, url: absolute })
    return absolute
  }

  const navigation: TestNavigation = {
    isAvailable,
    href,
    isFramed: false,
    isBack: false,
    blocksPopups: false,
    visits,
    popups,
    get isClosed() {
      return isClosed
    },
    get origin() {
      return new URL(navigation.href).origin
    },
    rewrite(url) {
      navigation.href = visit('rewrite', url)
    },
    replace: (url) => void visit('replace', url),
    leave(url) {
      visit('leave', url)
      return new Promise((resolve) => {
        const stop = lifecycle.subscribe((event) => {
          if (event !== 'restored') return
          stop()
          resolve()
        })
      })
    },
    openPopup(size) {
      if (navigation.blocksPopups) return undefined
      const popup: TestPopup = {
        size,
        isClosed: false,
        go: (url) => void visit('popup', url),
        close() {
          popup.isClosed = true
        },
      }
      popups.push(popup)
      return popup
    },
    close() {
      isClosed = true
    },
  }
  return navigation
}
