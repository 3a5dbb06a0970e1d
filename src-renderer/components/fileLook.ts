import { Document, Files, Memo, Picture, Tickets, VideoPlay } from '@element-plus/icons-vue'
import type { Component } from 'vue'

/** Kinds that the browser shows safely by itself. SVG is not among them: it can carry scripts. */
export const previewOf = (type: string): 'picture' | 'pdf' | null =>
  /^image\/(png|jpeg|gif|webp)$/.test(type) ? 'picture' : type === 'application/pdf' ? 'pdf' : null

export function iconOf(name: string, type: string): Component {
  if (type.startsWith('image/')) return Picture
  if (/^(video|audio)\//.test(type)) return VideoPlay
  if (type === 'application/pdf') return Memo
  if (/\.(xlsx?|csv|et)$/i.test(name)) return Tickets
  if (/\.(zip|rar|7z|tar|gz)$/i.test(name)) return Files
  return Document
}

/** A size for people: 812 B, 34 KB, 2.4 MB. */
export function sizeOf(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
