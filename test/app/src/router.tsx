import { RequireAuth, requireSession } from '@cognito-kit/react'
import {
  createBrowserRouter,
  type LoaderFunctionArgs,
  Outlet,
  type RouteObject,
} from 'react-router'
import { client, partnerClient } from './client.ts'
import { Layout } from './Layout.tsx'
import { PleaseSignIn } from './PleaseSignIn.tsx'
import { AdminPage } from './pages/AdminPage.tsx'
import { CallbackPage } from './pages/CallbackPage.tsx'
import { ErrorPage } from './pages/ErrorPage.tsx'
import { HomePage } from './pages/HomePage.tsx'
import { InvoicesPage } from './pages/InvoicesPage.tsx'
import { NotFoundPage } from './pages/NotFoundPage.tsx'
import { PartnersArea } from './pages/PartnersArea.tsx'
import { PartnersPage } from './pages/PartnersPage.tsx'
import { ProfilePage } from './pages/ProfilePage.tsx'
import { SignedOutPage } from './pages/SignedOutPage.tsx'
import { Waiting } from './Waiting.tsx'

/** For a loader: nothing below it is loaded before somebody is signed in. */
function signedInLoader({ request }: LoaderFunctionArgs) {
  const { pathname, search } = new URL(request.url)
  return requireSession(client, { returnTo: pathname + search })
}

const partnerRoutes: RouteObject[] = partnerClient
  ? [
      {
        path: 'partners',
        element: <PartnersArea client={partnerClient} />,
        children: [
          { index: true, Component: PartnersPage },
          { path: 'callback', Component: CallbackPage },
        ],
      },
    ]
  : []

export const router = createBrowserRouter([
  {
    Component: Layout,
    HydrateFallback: Waiting,
    ErrorBoundary: ErrorPage,
    children: [
      {
        ErrorBoundary: ErrorPage,
        children: [
          { index: true, Component: HomePage },
          { path: 'callback', Component: CallbackPage },
          { path: 'signed-out', Component: SignedOutPage },
          {
            // Two ways to ask for a user: a component around the pages …
            element: (
              <RequireAuth loading={<Waiting />} fallback={<PleaseSignIn />}>
                <Outlet />
              </RequireAuth>
            ),
            children: [
              { path: 'invoices', Component: InvoicesPage },
              { path: 'admin', Component: AdminPage },
              // … and a loader, which keeps the requests of the page from being sent at all.
              { path: 'profile', loader: signedInLoader, Component: ProfilePage },
            ],
          },
          ...partnerRoutes,
          { path: '*', Component: NotFoundPage },
        ],
      },
    ],
  },
])
