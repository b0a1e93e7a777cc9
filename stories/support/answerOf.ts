import { mock } from './mock.ts'
import { password } from './pool.ts'

/**
 * Goes through managed login as a person does who types the right password, without a browser.
 *
 * @param url - of the authorization endpoint, as the client left for it
 * @returns the URL that managed login sends the person back to
 */
export async function answerOf(url: string, username = 'ada@example.com'): Promise<string> {
  const cookies = new Map<string, string>()
  const send = async (to: string, init?: RequestInit) => {
    const response = await mock.fetch(new Request(to, init), {
      cookie: [...cookies.values()].join('; '),
      onSetCookie: (text) => cookies.set(text.split('=', 1)[0] ?? '', text.split(';', 1)[0] ?? ''),
    })
    return { response, location: new URL(response.headers.get('location') ?? to, to).href }
  }
  const { location: loginUrl } = await send(url)
  const { response } = await send(loginUrl)
  const page = new DOMParser().parseFromString(await response.text(), 'text/html')
  const form = page.querySelector('form')
  if (!form) throw new Error(`Managed login shows no form at ${new URL(loginUrl).pathname}.`)
  const body = new URLSearchParams(new FormData(form) as unknown as Record<string, string>)
  body.set('username', username)
  body.set('password', password)
  const action = new URL(form.getAttribute('action') ?? '', loginUrl).href
  const { location: answer } = await send(action, { method: 'POST', body })
  return answer
}
