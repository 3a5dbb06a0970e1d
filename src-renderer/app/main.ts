import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import { startHeartbeat } from './client/heartbeat'
import { i18n } from './i18n'
import { router } from './router'
import './theme.css'
import './base.css'
import './forced-colors.css'

createApp(App).use(createPinia()).use(i18n).use(router).mount('#app')
startHeartbeat()
