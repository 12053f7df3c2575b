import { render } from 'preact';
import { Shop } from './app';
import { language } from './language';
import { identify, session } from './session';
import './styles/base.css';
import './styles/frame.css';
import './styles/home.css';
import './styles/product.css';
import './styles/cart.css';
import './styles/help.css';

// ?lang= is remembered, as if chosen by the button.
language.set(language.get());
document.documentElement.lang = language.get();

const shopper = session.get();
if (shopper) void identify(shopper);

const root = document.getElementById('shop');
if (root) render(<Shop />, root);
