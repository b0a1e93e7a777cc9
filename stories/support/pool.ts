/** Of the user pool that the stories sign in to. It exists only in the mock. */
export const userPoolId = 'eu-west-1_Stories01'
export const clientId = 'storyclient000000000000000'
/** Of every seeded user. */
export const password = 'Passw0rd!'
