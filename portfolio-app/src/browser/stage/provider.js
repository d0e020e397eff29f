// What people do at the provider of identities.

/** Says who somebody is, on the page that the site sent them to, and comes back. */
export async function identify(page, subject, claims) {
    await page.getByPlaceholder('Enter any user/subject').fill(subject);
    await page.locator('textarea[name="claims"]').fill(JSON.stringify(claims));
    await page.getByRole('button', {name: 'Sign-in'}).click();
}
