type Floors = readonly (readonly [pattern: RegExp, floor: number])[]

const floors: Floors = [
  [/^packages\/core\/src\/base\//, 0],
  [/^packages\/core\/src\/env\//, 1],
  [/^packages\/core\/src\/(oauth|userPool|srp|passkey)\//, 2],
  [/^packages\/core\/src\/session\//, 3],
  [/^packages\/core\/src\/(client|createCognitoClient|internals)\.ts$/, 4],
  [/^packages\/core\/src\/actions\//, 5],
  [/^packages\/core\/src\/(index\.ts$|testing\/)/, 6],
  [/^packages\/react\/src\/context\//, 7],
  [/^packages\/react\/src\/(hooks|query)\//, 8],
  [/^packages\/react\/src\/components\//, 9],
  [/^packages\/react\/src\/(index\.ts$|testing\/)/, 10],
  // The mock is a house of its own: its floors are compared among themselves only.
  [/^packages\/mock\/src\/Mock\w+\.ts$/, 100],
  [/^packages\/mock\/src\/(engine|pages)\//, 101],
  [/^packages\/mock\/src\/(operations|oauth|control|http)\//, 102],
  [/^packages\/mock\/src\/(router\.ts|router\/|createMockCognito\.ts)/, 103],
  [/^packages\/mock\/src\/(node|cli|msw|index|installFetch)(\.ts$|\/)/, 104],
  [/^packages\/mock\/src\/testing\//, 105],
]

/** The floor that a file of a package stands on, lowest first: imports never look up. */
export function floorOf(path: string): number | undefined {
  return floors.find(([pattern]) => pattern.test(path))?.[1]
}
