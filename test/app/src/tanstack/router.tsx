import { requireSession } from '@cognito-kit/react'
import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router'
import { Failure } from '../Failure.tsx'
import { CallbackPage } from '../pages/CallbackPage.tsx'
import { Waiting } from '../Waiting.tsx'
import { client } from './client.ts'
import { HomePage } from './HomePage.tsx'
import { InvoicesPage } from './InvoicesPage.tsx'
import { Layout } from './Layout.tsx'
import { loadInvoices } from './loadInvoices.ts'

const root = createRootRoute({ component: Layout })

const home = createRoute({ getParentRoute: () => root, path: '/', component: HomePage })

const callback = createRoute({
  getParentRoute: () => root,
  path: '/callback',
  component: CallbackPage,
})

/**
 * Below this route somebody is signed in: its children get the user as context. By now the address
 * bar shows the page that was asked for, which is where a sign-in comes back to.
 */
const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signedIn',
  beforeLoad: async () => ({ user: await requireSession(client) }),
})

const invoicesRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/invoices',
  validateSearch: ({ status }: { status?: string | undefined }) => (status ? { status } : {}),
  loaderDeps: ({ search }) => search,
  loader: ({ deps, context }) => loadInvoices(context.user, deps.status),
  component: InvoicesPage,
})

export const router = createRouter({
  basepath: '/tanstack',
  routeTree: root.addChildren([home, callback, signedIn.addChildren([invoicesRoute])]),
  defaultPendingComponent: Waiting,
  defaultErrorComponent: Failure,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
