/** Where Storybook lives, with a slash at its end: a build of it may be served from any folder. */
export const baseUrl: string = new URL(import.meta.env.BASE_URL, location.href).href

/** Where the mock is reached, and with it managed login. */
export const domain: string = `${baseUrl}cognito`

/** The page of the app inside the frame. */
export const framePage: string = `${baseUrl}stories/frame/index.html`
