export { AreaField } from './AreaField';
