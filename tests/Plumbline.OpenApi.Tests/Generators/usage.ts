// Compiles only where the generated types say what the document says.
import type { paths, components } from './user';

type Form = paths['/users']['post']['requestBody']['content']['application/json'];
type User = paths['/users']['post']['responses']['201']['content']['application/json'];
type List = paths['/users']['get']['responses']['200']['content']['application/json'];
type Query = NonNullable<paths['/users']['get']['parameters']['query']>;
type Event = components['schemas']['user_event'];

const form: Form = { email: 'ada@example.io', name: { first: 'Ada' } };
const query: Query = { limit: 10, status: 'active', sort: '-email' };
const user: User = { id: 'usr-1', name: {}, status: 'active' };
const list: List = [user];

// @ts-expect-error: no such field
const wrongField: Form = { mail: 'ada@example.io' };
// @ts-expect-error: a required field is missing
const withoutName: User = { id: 'usr-1', status: 'active' };
// @ts-expect-error: no such value
const wrongValue: Query = { status: 'asleep' };

export const describe = (event: Event): string =>
  event.discriminator === 'user_upserted' ? `${event.user.id} changed` : `${event.user.id} left`;

export { form, query, list, wrongField, withoutName, wrongValue };
