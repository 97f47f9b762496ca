import './styles/app.scss';
import { render } from 'preact';
import { resume } from './api/account';
import { App } from './shell/App';
import { ask } from './shell/programme';

ask(location.pathname);
void resume();
render(<App />, document.getElementById('app')!);
