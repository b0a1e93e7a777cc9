import { Authorized } from '@cognito-kit/react'
import { MockCognitoProvider } from '@cognito-kit/react/testing'
import { expect } from 'storybook/test'
import preview from '../../.storybook/preview.tsx'
import { about } from '../support/about.ts'
import { neverAnswers } from '../support/neverAnswers.ts'

const meta = preview.meta({
  title: 'Components/Authorized',
  parameters:
    about(`Shows its children to a user who is in one of \`groups\` and whose access token has
    all \`scopes\`. It hides, it does not protect: what a person may do is for your
    server to decide.`),
  component: Authorized,
  args: {
    groups: ['admins', 'editors'],
    children: <p className="card">Payroll</p>,
    fallback: <p className="muted">Ask an administrator for access.</p>,
    loading: <p className="muted">Looking who you are…</p>,
  },
})

/** One of the groups is enough. */
export const InGroup = meta.story({
  name: 'In one of the groups',
  render: (args) => (
    <MockCognitoProvider user={{ email: 'ada@example.com' }} groups={['editors']}>
      <Authorized {...args} />
    </MockCognitoProvider>
  ),
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Payroll')).toBeVisible()
  },
})

export const InAnotherGroup = meta.story({
  render: (args) => (
    <MockCognitoProvider user={{ email: 'ada@example.com' }} groups={['readers']}>
      <Authorized {...args} />
    </MockCognitoProvider>
  ),
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Ask an administrator for access.')).toBeVisible()
    await expect(canvas.queryByText('Payroll')).toBeNull()
  },
})

export const WithoutGroups = meta.story({
  render: (args) => (
    <MockCognitoProvider user={{ email: 'ada@example.com' }}>
      <Authorized {...args} />
    </MockCognitoProvider>
  ),
  play: async ({ canvas }) => {
    await expect(canvas.queryByText('Payroll')).toBeNull()
  },
})

/** All scopes are needed, and the access token says which it has. */
export const WithScopes = meta.story({
  args: { groups: undefined, scopes: ['openid', 'invoices/write'] },
  render: (args) => (
    <MockCognitoProvider
      user={{ email: 'ada@example.com' }}
      scopes={['openid', 'email', 'invoices/write']}
    >
      <Authorized {...args} />
    </MockCognitoProvider>
  ),
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Payroll')).toBeVisible()
  },
})

export const SignedOut = meta.story({
  render: (args) => (
    <MockCognitoProvider>
      <Authorized {...args} />
    </MockCognitoProvider>
  ),
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Ask an administrator for access.')).toBeVisible()
  },
})

export const Loading = meta.story({
  render: (args) => (
    <MockCognitoProvider storage={neverAnswers}>
      <Authorized {...args} />
    </MockCognitoProvider>
  ),
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Looking who you are…')).toBeVisible()
  },
})
