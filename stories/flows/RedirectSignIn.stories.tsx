import { expect, waitFor, within } from 'storybook/test'
import preview from '../../.storybook/preview.tsx'
import { mock } from '../support/mock.ts'
import { password } from '../support/pool.ts'
import { framePage } from '../support/urls.ts'

// The app runs in a frame, loaded from this Storybook. Requests, pages and form posts of the frame are
// answered by the mocked Cognito of the story around it; nothing leaves the browser.
const meta = preview.meta({
  title: 'Flows/Whole redirect sign-in',
  parameters: { layout: 'fullscreen' },
  // The frames of a docs page would all be answered by one of its stories.
  tags: ['!autodocs'],
  beforeEach() {
    localStorage.clear()
    sessionStorage.clear()
  },
  render: () => <iframe title="The app" src={framePage} className="app" />,
})

/** Ada's password is `Passw0rd!`. It opens nothing but the mock. */
export const TryIt = meta.story({
  name: 'Try it yourself',
  play: async ({ canvas }) => {
    const frame = canvas.getByTitle<HTMLIFrameElement>('The app')
    await find(() => within(frame.contentDocument?.body as HTMLElement).getByText('Welcome'))
  },
})

export const SignInReloadSignOut = meta.story({
  name: 'Sign in, reload, sign out',
  play: async ({ canvas, step }) => {
    const frame = canvas.getByTitle<HTMLIFrameElement>('The app')
    // The document of the frame is another one after each navigation.
    const page = () => within(frame.contentDocument?.body ?? document.createElement('body'))
    const button = (name: string) => find(() => page().getByRole('button', { name }))

    await step('The app offers to sign in', async () => {
      click(await button('Sign in'))
    })
    await step('Managed login asks for e-mail address and password', async () => {
      fill(await find(() => page().getByLabelText(/email/i)), 'ada@example.com')
      fill(page().getByLabelText('Password'), password)
      click(await button('Sign in'))
    })
    await step('The app shows the page that the person came for', async () => {
      await find(() => page().getByText('Ada Lovelace'))
      await find(() => page().getByRole('heading', { name: 'Invoices' }))
      await expect(frame.contentWindow?.location.search).toBe('')
    })
    await step('A reload changes nothing', async () => {
      frame.contentWindow?.location.reload()
      await waitFor(() => expect(page().queryByText('Ada Lovelace')).toBeNull())
      await find(() => page().getByText('Ada Lovelace'))
      await expect(mock.requests('authorize')).toHaveLength(1)
    })
    await step('Signing out ends it, at managed login too', async () => {
      click(await button('Sign out'))
      await waitFor(() => expect(mock.requests('logout')).toHaveLength(1))
      await find(() => page().getByRole('heading', { name: 'Welcome' }))
      await button('Sign in')
      await expect(mock.sessions.list()).toEqual([])
    })
  },
})

/** Page loads take longer than a change within a page. */
function find<element extends HTMLElement>(query: () => element): Promise<element> {
  return waitFor(query, { timeout: 10_000 })
}

// Not by `userEvent`: it works in one document, and that of the frame goes away with the click.
function click(button: HTMLElement): void {
  button.click()
}

function fill(input: HTMLInputElement, text: string): void {
  input.value = text
}
