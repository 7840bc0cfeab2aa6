/** Events that DingTalk could not push while the application was away. */
@NullMarked
package cn.bootx.starter.dingtalk.missed;

import org.jspecify.annotations.NullMarked;
