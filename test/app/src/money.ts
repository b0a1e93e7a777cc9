/** Amounts as people read them. */
export const money: Intl.NumberFormat = new Intl.NumberFormat('en', {
  style: 'currency',
  currency: 'EUR',
})
