import { messageFor, useAccessToken, useAuth } from '@cognito-kit/react'
import { useState } from 'react'

const time = new Intl.DateTimeFormat('en', { timeStyle: 'medium' })

/** Until when the access token is good. The token itself is nobody's business. */
export function TokenExpiry() {
  const token = useAccessToken()
  const getAccessToken = useAuth((auth) => auth.getAccessToken)
  const [failure, setFailure] = useState<string>()
  const renew = () => {
    setFailure(undefined)
    getAccessToken({ forceRefresh: true }).catch((error: unknown) => setFailure(messageFor(error)))
  }
  const expiry = token && new Date(token.expiresAt * 1000)
  return (
    <section className="panel" aria-labelledby="token">
      <h2 id="token">Access token</h2>
      <p>
        {expiry ? (
          <>
            Fresh until <time dateTime={expiry.toISOString()}>{time.format(expiry)}</time>. It
            renews itself before that.
          </>
        ) : (
          'Getting a fresh one…'
        )}
      </p>
      <button className="button secondary small" type="button" onClick={renew}>
        Renew now
      </button>
      {failure && <p role="alert">{failure}</p>}
    </section>
  )
}
