import { CognitoProvider, type Labels, type Messages } from '@cognito-kit/react'
import { type ReactElement, type ReactNode, useSyncExternalStore } from 'react'
import type { StoryClient } from './storyClient.ts'
import type { StoryEnvironment } from './storyEnvironment.ts'

interface Props {
  client: StoryClient
  labels?: Partial<Labels> | undefined
  messages?: Messages | undefined
  children: ReactNode
}

/** A provider around a story and, below it, where the page would be by now. */
export function Stage({ client, children, ...texts }: Props): ReactElement {
  return (
    <>
      <CognitoProvider client={client} {...texts}>
        {children}
      </CognitoProvider>
      <Whereabouts environment={client.environment} />
    </>
  )
}

function Whereabouts({ environment }: { environment: StoryEnvironment }): ReactNode {
  const visit = useSyncExternalStore(environment.onVisit, () => environment.lastVisit)
  if (!visit) return null
  const { origin, pathname } = new URL(visit.url)
  return (
    <p className="whereabouts">
      Outside of a story, this page would now be <code>{origin + pathname}</code>{' '}
      {visit.kind === 'leave' && (
        <button type="button" onClick={() => environment.lifecycle.fire('restored')}>
          Go back
        </button>
      )}
    </p>
  )
}
