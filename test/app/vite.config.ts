import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const tanstackPage = '/tanstack.html'

/** Two single-page apps in one: what is under `/tanstack` belongs to the second one. */
function twoApps(): Plugin {
  const isPage = /^\/tanstack(\/|\?|$)/
  return {
    name: 'two-apps',
    configureServer({ middlewares }) {
      middlewares.use((request, _response, next) => {
        if (isPage.test(request.url ?? '')) request.url = tanstackPage
        next()
      })
    },
  }
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), twoApps()],
  server: { port: 5173, strictPort: true },
  build: {
    // `data:` URLs would need an exception in the Content-Security-Policy.
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: ['index.html', 'tanstack.html'].map((page) => `${import.meta.dirname}/${page}`),
    },
  },
})
