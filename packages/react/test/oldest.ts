import { registerHooks } from 'node:module'

// The oldest versions that are supported are installed under other names, and their own imports
// would find the newest React. This sends every import of React, whoever asks, to the oldest one.
const oldest: readonly (readonly [RegExp, string])[] = [
  [/^react(?=\/|$)/, 'react-18'],
  [/^react-dom(?=\/|$)/, 'react-dom-18'],
  [/^@tanstack\/react-query$/, 'react-query-oldest'],
]

registerHooks({
  resolve(specifier, context, next) {
    const found = oldest.find(([name]) => name.test(specifier))
    if (!found) return next(specifier, context)
    return next(specifier.replace(...found), { ...context, parentURL: import.meta.url })
  },
})
