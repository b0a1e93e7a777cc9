/** Parameters of a story file that say on its docs page what it is about. */
export function about(text: string): { docs: { description: { component: string } } } {
  return { docs: { description: { component: text.replace(/\s+/g, ' ') } } }
}
