export const life = [];
