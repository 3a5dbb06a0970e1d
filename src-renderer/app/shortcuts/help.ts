import { ref } from 'vue'

/** Whether the list of all shortcuts is shown; `?` and the user's menu open it. */
export const helpIsOpen = ref(false)
