// Makes the card that the address of embed.html asks for: each parameter is the attribute of its name.

const ATTRIBUTES = ['src', 'layout', 'theme', 'lang', 'as-of', 'written', 'heading-level'];

const root = document.documentElement;
const query = new URLSearchParams(location.search);
const card = document.createElement('out-yet');
card.setAttribute('loading', 'eager');
card.setAttribute('heading-level', '2');
for (const name of ATTRIBUTES) if (query.get(name)) card.setAttribute(name, query.get(name));

// A frame lets the page behind it show through where both have the same scheme, so the whole frame takes the card's.
const theme = query.get('theme');
if (theme === 'light' || theme === 'dark') root.style.colorScheme = theme;

// What stands until the card has answered, and where it cannot. Anyone may write the address, so not every link is one.
const words = document.createElement('p');
const link = Object.assign(document.createElement('a'), { href: query.get('src') ?? '', textContent: 'Status document' });
if (query.get('src') && /^https?:$/.test(link.protocol) && !link.username && !link.password) words.append(link);
else words.append('The address of this frame names no status document. It should end like this: ?src=status/example.out-yet.json');
card.append(words);

card.addEventListener('out-yet-load', () => {
  document.title = card.shadowRoot.querySelector('[part~=question]')?.textContent ?? document.title;
  root.lang = card.shadowRoot.querySelector('[lang]')?.lang ?? root.lang;
});

document.querySelector('main').replaceChildren(card);
