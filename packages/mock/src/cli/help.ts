export const help = `Usage: cognito-mock [options]

Serves a mocked Amazon Cognito over HTTP: managed login, the OAuth endpoints and
the user-pool API, for development and tests on this machine.

  --port <number>          port to listen on; 0 takes a free one (9229)
  --host <name>            address to listen on (localhost: 127.0.0.1 and ::1)
  --config <file.json>     options of createMockCognito as JSON, instead of the
                           two pools that are built in
  --issuer <aws|updated|local>
                           iss of the tokens: AWS's issuer (the default), its
                           newer host, or the URL of this server
  --control-token <text>   opens /_mock to other machines: each request to it
                           must then carry "Authorization: Bearer <text>"
  --help                   this text
  --version                the version

Exit codes: 0 stopped by a signal, 1 cannot serve, 2 wrong option or configuration.
`
