/**
 * A docs page shows many stories, each in a frame and each at work. None of them may scroll the
 * page to the button that it clicks.
 */
export function keepDocsStill(): void {
  if (!window.frameElement?.closest('#storybook-docs')) return
  const { focus } = HTMLElement.prototype
  HTMLElement.prototype.focus = function (options) {
    focus.call(this, { ...options, preventScroll: true })
  }
}
