/** An answer of managed login that refuses, to the request of that URL. */
export function refuse(error: string, description = ''): (url: string) => string {
  return (url) => {
    const { searchParams } = new URL(url)
    const answer = new URL(searchParams.get('redirect_uri') ?? '')
    answer.search = new URLSearchParams({
      error,
      error_description: description,
      state: searchParams.get('state') ?? '',
    }).toString()
    return answer.href
  }
}
