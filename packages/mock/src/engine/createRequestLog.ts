import type { MockRequest, MockRequests } from '../MockCognito.ts'

export interface RequestLog {
  readonly requests: MockRequests
  readonly add: (request: MockRequest) => { answered: (status: number) => void }
}

/** What arrived, uninterpreted. */
export function createRequestLog(): RequestLog {
  let log: { current: MockRequest }[] = []
  const list = (name?: string) =>
    log.map(({ current }) => current).filter((entry) => name === undefined || entry.name === name)
  const clear = () => {
    log = []
  }
  return {
    requests: Object.assign(list, { clear }),
    add: (request) => {
      const entry = { current: request }
      log.push(entry)
      return {
        answered: (status) => {
          entry.current = { ...entry.current, status }
        },
      }
    },
  }
}
