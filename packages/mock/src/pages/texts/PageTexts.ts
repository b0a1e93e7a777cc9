/** The words of the pages in one language. `{client}` and its like are filled in by `fillIn`. */
export interface PageTexts {
  mockMark: string
  errorTitle: string
  optional: string
  or: string
  username: string
  email: string
  phone: string
  password: string
  newPassword: string
  confirmPassword: string
  code: string
  signIn: string
  continueTo: string
  continueAs: string
  useAnotherAccount: string
  continueWith: string
  forgotPassword: string
  newHere: string
  createAccount: string
  signUp: string
  signUpLead: string
  haveAccount: string
  policy: string
  policyLength: string
  policyUppercase: string
  policyLowercase: string
  policyNumber: string
  policySymbol: string
  confirmTitle: string
  confirmLead: string
  confirm: string
  noCode: string
  resend: string
  resetTitle: string
  resetLead: string
  sendCode: string
  backToSignIn: string
  resetPasswordTitle: string
  resetPasswordLead: string
  changePassword: string
  newPasswordTitle: string
  newPasswordLead: string
  continue: string
  providerTitle: string
  providerNote: string
  cancel: string
  /** Labels of the standard attributes; those of the router stand where one is missing. */
  attributes: Readonly<Record<string, string>>
}
