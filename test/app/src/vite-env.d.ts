interface ImportMetaEnv {
  readonly VITE_COGNITO_USER_POOL_ID: string
  readonly VITE_COGNITO_CLIENT_ID: string
  readonly VITE_COGNITO_DOMAIN: string
  readonly VITE_COGNITO_SCOPES: string
  readonly VITE_PARTNER_USER_POOL_ID: string
  readonly VITE_PARTNER_CLIENT_ID: string
  readonly VITE_PARTNER_DOMAIN: string
  /** Where the mock is, when it is not on its usual port. */
  readonly VITE_MOCK_URL: string
}
