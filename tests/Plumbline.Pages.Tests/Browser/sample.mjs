// The sample's page: reads it, creates a user with "try it out", and takes pictures. node sample.mjs TOOLS URL PICTURES
import { visit } from './browser.mjs';

const [, , , url, pictures] = process.argv;

await visit(url, async page => {
  await page.locator('.opblock').first().waitFor();
  await page.locator('.health.good').waitFor();
  await page.screenshot({ path: `${pictures}/docs-page.png` });
  const texts = async selector => (await page.locator(selector).allInnerTexts()).map(text => text.trim());
  const seen = {
    title: await page.title(),
    heading: await page.locator('#name').innerText(),
    health: await page.locator('#health').innerText(),
    owner: await page.locator('#owner').innerText(),
    events: await texts('.event td:first-child'),
    operations: await page.locator('.opblock').evaluateAll(all => all.map(one => one.querySelector('.opblock-summary-method').innerText + ' ' + one.querySelector('.opblock-summary-path').dataset.path)),
    eventsPage: await page.locator('#events-page').isVisible(),
  };

  const post = page.locator('.opblock-post').first();
  await post.locator('.opblock-summary-control').click();
  await post.locator('textarea').fill('{ "email": "grace@example.io", "name": { "first": "Grace" } }');
  await post.locator('button.execute').click();
  const answer = post.locator('.live-responses-table tbody .response');
  await answer.waitFor();
  seen.answer = await answer.locator('.response-col_status').innerText();
  seen.body = await answer.locator('pre code').first().innerText();
  await answer.scrollIntoViewIfNeeded();
  await page.screenshot({ path: `${pictures}/docs-page-try-it-out.png` });
  return seen;
});
