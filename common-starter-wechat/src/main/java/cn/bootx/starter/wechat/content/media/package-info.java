/**
 * Pictures, voices and videos: temporary media (临时素材) and permanent material (永久素材).
 */
@NullMarked
package cn.bootx.starter.wechat.content.media;

import org.jspecify.annotations.NullMarked;
