// What a participant’s form says beside the form.
export const words = {
  home: 'Go to your home page',
};
