/** The known name that is closest to a misspelt one, as a question; empty when none is near. */
export function suggest(name: string, known: readonly string[]): string {
  const ranked = known
    .map((candidate) => ({
      candidate,
      distance: distanceOf(name.toLowerCase(), candidate.toLowerCase()),
    }))
    .sort((left, right) => left.distance - right.distance)
  const [best] = ranked
  if (!best || best.distance > Math.max(2, name.length / 3)) return ''
  return ` Did you mean \`${best.candidate}\`?`
}

function distanceOf(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index)
  for (const [i, sign] of [...left].entries()) {
    const next = [i + 1]
    for (const [j, other] of [...right].entries()) {
      const cost = sign === other ? 0 : 1
      next.push(Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + cost))
    }
    row = next
  }
  return row[right.length] ?? 0
}
