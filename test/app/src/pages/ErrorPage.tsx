import { useRouteError } from 'react-router'
import { Failure } from '../Failure.tsx'

export function ErrorPage() {
  return <Failure error={useRouteError()} />
}
