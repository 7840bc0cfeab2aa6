package cn.bootx.starter.dingtalk.portal;

import cn.bootx.starter.dingtalk.handler.DingTalkEventMessage;

/**
 * An event and whom it was sealed for, which its answer must be sealed for, too.
 *
 * @param event the event
 * @param ownerKey app key or corp id
 */
record OpenedEvent(DingTalkEventMessage event, String ownerKey) {
}
