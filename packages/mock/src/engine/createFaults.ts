import { endpointNames, type MockFault, type MockFaults } from '../MockCognito.ts'
import { MockOptionError } from './MockOptionError.ts'
import { operationNames } from './operationNames.ts'
import { suggest } from './suggest.ts'

export interface Faults extends MockFaults {
  /** Takes the fault that hits this request, if one waits. */
  readonly take: (name: string) => MockFault | undefined
}

/** Faults that wait for their request, in the order in which they were given. */
export function createFaults(): Faults {
  let waiting: { name: string; fault: MockFault; left: number }[] = []
  return {
    next: (name, fault) => {
      const names = [...endpointNames, ...operationNames]
      if (!names.includes(name)) {
        throw new MockOptionError(
          'faults.next',
          `got the name ${JSON.stringify(name)}`,
          `Use an operation such as InitiateAuth, or one of ${endpointNames.join(', ')}.${suggest(name, names)}`,
        )
      }
      waiting.push({ name, fault, left: fault.times ?? 1 })
    },
    take: (name) => {
      const entry = waiting.find((candidate) => candidate.name === name)
      if (!entry) return undefined
      entry.left -= 1
      waiting = waiting.filter(({ left }) => left > 0)
      return entry.fault
    },
    pending: (name) =>
      waiting.reduce(
        (sum, entry) => (name === undefined || entry.name === name ? sum + entry.left : sum),
        0,
      ),
    clear: () => {
      waiting = []
    },
  }
}
