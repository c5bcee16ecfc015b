import '@fontsource-variable/public-sans/wght.css';
import './ui/tokens.css';
import './ui/base.css';
import './ui/parts.css';
import { render } from 'solid-js/web';
import { App } from './app.tsx';

const root = document.getElementById('root');
if (root) render(() => <App />, root);
