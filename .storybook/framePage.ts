import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'

/**
 * One more page beside Storybook's own, at the same path in development, in tests and in the build.
 *
 * Storybook's server answers no HTML but its preview, and its build has that as its only entry.
 *
 * @param path - of the page, from the root of the repository
 */
export function framePage(path: string): Plugin {
  return {
    name: 'frame-page',
    enforce: 'post',
    config(config, { command }) {
      if (command !== 'build') return
      const options = config.build?.rolldownOptions
      if (!options) throw new Error('Storybook sets no entry of its build any more.')
      options.input = [options.input].flat().concat(resolve(path)) as string[]
    },
    configureServer(server) {
      server.middlewares.use(async (request, response, next) => {
        const url = request.url ?? '/'
        if (new URL(url, 'http://localhost').pathname !== `/${path}`) return next()
        const html = await readFile(resolve(path), 'utf8')
        response.setHeader('content-type', 'text/html')
        // Not `transformIndexHtml`: Storybook's plugins would make a preview of the page.
        response.end(html.replace('<head>', `<head>${preamble(server.config.base)}`))
      })
    },
    transformIndexHtml: {
      order: 'post',
      // What Storybook puts into every page of a build is for its preview alone.
      handler: (html, context) =>
        context.path === `/${path}`
          ? html.replace(/<script[^>]*mocker-entry[^>]*><\/script>/, '')
          : html,
    },
  }
}

/** What modules expect of the page that loads them: React's refresh, and the runner of Vitest. */
function preamble(base: string): string {
  const refresh = react.preambleCode.replace('__BASE__', base)
  const runner = 'window.__vitest_browser_runner__ = { wrapDynamicImport: (load) => load() }'
  return `<script type="module">${refresh}\n${process.env.VITEST ? runner : ''}</script>`
}
