export { CheckPage, type CheckSection } from './CheckPage';
export { InterruptionPage } from './InterruptionPage';
export { QuestionPage } from './QuestionPage';
export { useAutosave } from './useAutosave';
export { type FieldBinding, type Form, useForm } from './useForm';
export { type SavedForm, useSavedForm } from './useSavedForm';
