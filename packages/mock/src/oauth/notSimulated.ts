import type { Exchange, Reply } from '../http/Exchange.ts'
import { pageReply } from '../http/replies.ts'
import { errorPage } from '../pages/errorPage.ts'

/** Says which part of Cognito is missing here, so that nobody looks for the mistake elsewhere. */
export function notSimulated({ path }: Exchange): Reply {
  return pageReply(
    501,
    errorPage({
      lang: 'en',
      title: 'Not simulated',
      detail: `Cognito has ${path}; this mock does not. Use a real user pool to try it.`,
    }),
  )
}
