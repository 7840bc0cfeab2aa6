/**
 * Temporary media: images, voices, videos and files that messages name by id.
 */
@NullMarked
package cn.bootx.starter.wecom.media;

import org.jspecify.annotations.NullMarked;
