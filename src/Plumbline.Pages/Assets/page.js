'use strict';

// Fills the page from the service's own OpenAPI description. Texts of a description become text nodes, never markup.
(() => {
  const settings = JSON.parse(document.body.dataset.settings);
  const find = id => document.getElementById(id);

  const element = (name, text, className) => {
    const made = document.createElement(name);
    if (text !== undefined) made.textContent = text;
    if (className) made.className = className;
    return made;
  };

  const fail = text => {
    find('problem').textContent = text;
    find('problem').hidden = false;
  };

  const resolve = (api, schema) => {
    const reference = schema && schema.$ref;
    if (!reference) return schema || {};
    return reference.split('/').slice(1).reduce((part, key) => part && part[key.replace(/~1/g, '/').replace(/~0/g, '~')], api) || {};
  };

  const nameOf = schema => {
    if (!schema) return 'any';
    if (schema.$ref) return schema.$ref.split('/').pop();
    if (schema.type === 'array') return `[${nameOf(schema.items)}]`;
    if (schema.type === 'object' && schema.additionalProperties) return `map[${nameOf(schema.additionalProperties)}]`;
    return schema.const !== undefined ? JSON.stringify(schema.const) : schema.format || [].concat(schema.type || 'any').join(' or ');
  };

  const showMember = (api, table, value, schema) => {
    const model = resolve(api, schema);
    const row = table.appendChild(element('tr'));
    row.appendChild(element('td')).appendChild(element('code', value));
    row.appendChild(element('td', model.description || ''));
    const fields = row.appendChild(element('td', undefined, 'fields'));
    for (const [name, field] of Object.entries(model.properties || {})) {
      const optional = (model.required || []).includes(name) ? '' : '?';
      fields.appendChild(element('span')).appendChild(element('code', `${name}${optional}: ${nameOf(field)}`));
    }
  };

  const showEvents = api => {
    const list = find('event-list');
    list.replaceChildren();
    const webhooks = Object.entries(api.webhooks || {});
    find('events').hidden = find('events-link').hidden = webhooks.length === 0;
    for (const [name, hook] of webhooks) {
      const schema = (((hook.post || {}).requestBody || {}).content || {})['application/json'];
      const union = resolve(api, schema && schema.schema);
      const box = list.appendChild(element('article', undefined, 'event'));
      const head = box.appendChild(element('header'));
      head.appendChild(element('code', name));
      head.append(union.description ? ' ' + union.description : '');
      const table = box.appendChild(element('table'));
      const titles = table.appendChild(element('tr'));
      for (const title of ['event', 'when', 'fields']) titles.appendChild(element('th', title));
      const mapping = union.discriminator && union.discriminator.mapping;
      if (mapping) Object.entries(mapping).forEach(([value, reference]) => showMember(api, table, value, { $ref: reference }));
      else (union.oneOf || []).forEach(member => showMember(api, table, nameOf(member), member));
    }
  };

  const showHealth = async () => {
    const chip = find('health');
    try {
      const answer = await fetch(settings.health, { headers: { Accept: 'application/json' }, cache: 'no-store' });
      const text = await answer.text();
      chip.textContent = answer.ok ? 'healthy' : `not healthy (${answer.status})`;
      chip.className = answer.ok ? 'health good' : 'health bad';
      chip.title = text.slice(0, 500);
    } catch {
      chip.textContent = 'no answer';
      chip.className = 'health bad';
    }
  };

  const showOwner = contact => {
    const line = find('owner');
    line.replaceChildren();
    if (!contact) return;
    line.append('Owned by ', contact.name || contact.email || contact.url);
    if (contact.email) {
      const link = element('a', contact.email);
      link.href = 'mailto:' + encodeURIComponent(contact.email);
      line.append(', ', link);
    }
  };

  const show = async description => {
    find('document').href = description.url;
    let api;
    try {
      const answer = await fetch(description.url, { headers: { Accept: 'application/json' } });
      if (!answer.ok) throw new Error(`${description.url} answered ${answer.status}`);
      api = await answer.json();
    } catch (problem) {
      fail(`The description could not be read: ${problem.message}.`);
      return;
    }

    document.title = `${api.info.title} ${api.info.version}`;
    find('name').textContent = api.info.title;
    find('version').textContent = 'version ' + api.info.version;
    find('description').textContent = api.info.description || '';
    showOwner(api.info.contact);
    showEvents(api);

    // Events stand above already, where nobody takes them for something to send.
    // Whoever tries an operation out means the service that shows this page, not the public address of another one.
    SwaggerUIBundle({
      spec: { ...api, webhooks: undefined, servers: [{ url: settings.root || '/' }] },
      dom_id: '#ui',
      presets: [SwaggerUIBundle.presets.apis],
      layout: 'BaseLayout',
      deepLinking: false,
      validatorUrl: null,
      tryItOutEnabled: true,
      displayRequestDuration: true,
      defaultModelsExpandDepth: 0,
      docExpansion: 'list',
    });
  };

  const choice = find('choice');
  settings.descriptions.forEach(({ name }, index) => choice.appendChild(new Option(name, index)));
  choice.hidden = settings.descriptions.length < 2;
  choice.addEventListener('change', () => show(settings.descriptions[choice.value]));
  if (settings.events) {
    find('events-page').href = settings.events;
    find('events-page').hidden = false;
  }

  showHealth();
  setInterval(showHealth, 30000);
  if (settings.descriptions.length > 0) show(settings.descriptions[0]);
  else fail('This service has no description: PlumblineOpenApi is false.');
})();
