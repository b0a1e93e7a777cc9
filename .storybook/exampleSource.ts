const sources = import.meta.glob<string>('../stories/**/*.stories.tsx', {
  query: '?raw',
  import: 'default',
})

/**
 * What a docs page shows as the code of a story: the example component of its file, as an app would
 * write it, or the story without its play function where there is none.
 */
export async function exampleSource(
  code: string,
  { parameters }: { parameters: { fileName?: string } },
): Promise<string> {
  const source = await sources[`.${parameters.fileName}`]?.()
  const story = code.replace(/^ *play: [\s\S]*?^ {2}},?\n/m, '')
  if (!source) return story
  const meta = source.slice(source.indexOf('const meta'), source.indexOf('\nexport const'))
  const rendered = story.includes('<') ? story : meta
  const names = new Set([...rendered.matchAll(/<([A-Z]\w*)/g)].map(([, name]) => name))
  const examples = [...names].flatMap((name) => {
    const start = source.search(new RegExp(`^(function|class) ${name}\\b`, 'm'))
    return start < 0 ? [] : source.slice(start, source.indexOf('\n}\n', start) + 2)
  })
  if (examples.length === 0) return story
  const [imports = ''] = /^import {[^}]*} from '@cognito-kit\/react'$/m.exec(source) ?? []
  return [imports, ...examples].join('\n\n')
}
