import { expect, test } from 'vitest'
import { createCookieJar } from './createCookieJar.ts'

const url = 'http://localhost:6006/cognito/login'

function createJar() {
  let now = Date.parse('2026-01-01T00:00:00Z')
  const jar = createCookieJar(() => new Date(now))
  return { ...jar, pass: (seconds: number) => (now += seconds * 1000) }
}

test('default', () => {
  const jar = createJar()
  expect(jar.header(url)).toBeUndefined()
  jar.store(url, 'a=1; Path=/; HttpOnly; SameSite=Lax')
  jar.store(url, 'b=x=y')
  expect(jar.header(url)).toBe('a=1; b=x=y')
})

test('behavior: a cookie goes back to its host and port only', () => {
  const jar = createJar()
  jar.store(url, 'a=1; Path=/')
  expect(jar.header('http://localhost:5173/')).toBeUndefined()
  expect(jar.header('https://evil.example/')).toBeUndefined()
})

test('behavior: a cookie goes back to its path and below, longest path first', () => {
  const jar = createJar()
  jar.store(url, 'root=1; Path=/')
  jar.store(url, 'base=2; Path=/cognito')
  expect(jar.header('http://localhost:6006/cognito')).toBe('base=2; root=1')
  expect(jar.header('http://localhost:6006/cognito/login')).toBe('base=2; root=1')
  expect(jar.header('http://localhost:6006/cognitive')).toBe('root=1')
})

test('behavior: a newer value replaces the older one', () => {
  const jar = createJar()
  jar.store(url, 'a=1; Path=/')
  jar.store(url, 'a=2; Path=/')
  expect(jar.header(url)).toBe('a=2')
})

test('behavior: cookies expire, by Max-Age before Expires', () => {
  const jar = createJar()
  jar.store(url, 'a=1; Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT')
  expect(jar.header(url)).toBe('a=1')
  jar.pass(60)
  expect(jar.header(url)).toBeUndefined()
})

test.each(['Max-Age=0', 'Expires=Thu, 01 Jan 1970 00:00:00 GMT'])(
  'behavior: %s removes a cookie',
  (attribute) => {
    const jar = createJar()
    jar.store(url, 'a=1; Path=/')
    jar.store(url, `a=; Path=/; ${attribute}`)
    expect(jar.header(url)).toBeUndefined()
  },
)
