// Comes before the app's own scripts: tells the server what the console, the error handlers and the
// first paint said, in engines whose driver does not.
/** @param {import('./appServer.ts').PageRecord} record */
const report = (record) => navigator.sendBeacon('/recorder', JSON.stringify(record))

for (const level of /** @type {const} */ (['error', 'warn'])) {
  const original = console[level]
  console[level] = (/** @type {unknown[]} */ ...parts) => {
    report({ kind: 'complaint', text: parts.map(String).join(' ') })
    original(...parts)
  }
}
addEventListener('error', ({ message }) => report({ kind: 'complaint', text: String(message) }))
addEventListener('unhandledrejection', ({ reason }) => {
  report({ kind: 'complaint', text: `unhandled rejection: ${reason}` })
})
addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
  report({ kind: 'complaint', text: `policy ${violatedDirective} blocked ${blockedURI}` })
})

// Every address that a script gives this page: a router must not bring back what was taken away.
for (const name of /** @type {const} */ (['pushState', 'replaceState'])) {
  const original = history[name].bind(history)
  history[name] = (state, unused, url) => {
    if (url !== undefined && url !== null) report({ kind: 'address', text: String(url) })
    original(state, unused, url)
  }
}

new MutationObserver((_changes, observer) => {
  const text = document.querySelector('h1')?.textContent
  if (!text) return
  observer.disconnect()
  report({ kind: 'painted', text, account: document.querySelector('.account')?.textContent ?? '' })
}).observe(document, { subtree: true, childList: true, characterData: true })
