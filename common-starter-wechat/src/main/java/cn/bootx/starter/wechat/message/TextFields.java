package cn.bootx.starter.wechat.message;

import java.util.Map;
import java.util.function.BiConsumer;

import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;

/**
 * The fields of a push that are texts, and where WxJava's message keeps them.
 */
final class TextFields {

	static final Map<String, BiConsumer<WxMpXmlMessage, String>> SETTERS = Map.ofEntries(
			field("ToUserName", WxMpXmlMessage::setToUser), field("FromUserName", WxMpXmlMessage::setFromUser),
			field("MsgType", WxMpXmlMessage::setMsgType), field("Content", WxMpXmlMessage::setContent),
			field("PicUrl", WxMpXmlMessage::setPicUrl), field("MediaId", WxMpXmlMessage::setMediaId),
			field("Format", WxMpXmlMessage::setFormat), field("ThumbMediaId", WxMpXmlMessage::setThumbMediaId),
			field("Label", WxMpXmlMessage::setLabel), field("Title", WxMpXmlMessage::setTitle),
			field("Description", WxMpXmlMessage::setDescription), field("Url", WxMpXmlMessage::setUrl),
			field("Event", WxMpXmlMessage::setEvent), field("EventKey", WxMpXmlMessage::setEventKey),
			field("Ticket", WxMpXmlMessage::setTicket), field("Recognition", WxMpXmlMessage::setRecognition),
			field("UnionId", WxMpXmlMessage::setUnionId), field("nickname", WxMpXmlMessage::setNickname),
			field("first", WxMpXmlMessage::setFirst), field("second", WxMpXmlMessage::setSecond),
			field("Status", WxMpXmlMessage::setStatus), field("KfAccount", WxMpXmlMessage::setKfAccount),
			field("ToKfAccount", WxMpXmlMessage::setToKfAccount),
			field("FromKfAccount", WxMpXmlMessage::setFromKfAccount), field("CardId", WxMpXmlMessage::setCardId),
			field("FriendUserName", WxMpXmlMessage::setFriendUserName),
			field("UserCardCode", WxMpXmlMessage::setUserCardCode),
			field("OldUserCardCode", WxMpXmlMessage::setOldUserCardCode),
			field("IsRestoreMemberCard", WxMpXmlMessage::setIsRestoreMemberCard),
			field("OuterStr", WxMpXmlMessage::setOuterStr), field("IsReturnBack", WxMpXmlMessage::setIsReturnBack),
			field("IsChatRoom", WxMpXmlMessage::setIsChatRoom),
			field("ConsumeSource", WxMpXmlMessage::setConsumeSource),
			field("LocationName", WxMpXmlMessage::setLocationName),
			field("StaffOpenId", WxMpXmlMessage::setStaffOpenId), field("VerifyCode", WxMpXmlMessage::setVerifyCode),
			field("RemarkAmount", WxMpXmlMessage::setRemarkAmount), field("Detail", WxMpXmlMessage::setDetail),
			field("ModifyBonus", WxMpXmlMessage::setModifyBonus),
			field("ModifyBalance", WxMpXmlMessage::setModifyBalance), field("TransId", WxMpXmlMessage::setTransId),
			field("LocationId", WxMpXmlMessage::setLocationId), field("Fee", WxMpXmlMessage::setFee),
			field("OriginalFee", WxMpXmlMessage::setOriginalFee),
			field("RefuseReason", WxMpXmlMessage::setRefuseReason),
			field("IsRecommendByFriend", WxMpXmlMessage::setIsRecommendByFriend),
			field("PayFinishTime", WxMpXmlMessage::setPayFinishTime),
			field("CreateOrderTime", WxMpXmlMessage::setCreateOrderTime), field("Desc", WxMpXmlMessage::setDesc),
			field("FreeCoinCount", WxMpXmlMessage::setFreeCoinCount),
			field("PayCoinCount", WxMpXmlMessage::setPayCoinCount),
			field("RefundFreeCoinCount", WxMpXmlMessage::setRefundFreeCoinCount),
			field("RefundPayCoinCount", WxMpXmlMessage::setRefundPayCoinCount),
			field("OrderType", WxMpXmlMessage::setOrderType), field("Memo", WxMpXmlMessage::setMemo),
			field("ReceiptInfo", WxMpXmlMessage::setReceiptInfo), field("UniqId", WxMpXmlMessage::setStoreUniqId),
			field("PoiId", WxMpXmlMessage::setPoiId), field("Result", WxMpXmlMessage::setResult),
			field("msg", WxMpXmlMessage::setMsg), field("FailReason", WxMpXmlMessage::setFailReason),
			field("RefillReason", WxMpXmlMessage::setRefillReason), field("OrderId", WxMpXmlMessage::setOrderId),
			field("OrderStatus", WxMpXmlMessage::setOrderStatus), field("ProductId", WxMpXmlMessage::setProductId),
			field("SkuInfo", WxMpXmlMessage::setSkuInfo), field("DeviceType", WxMpXmlMessage::setDeviceType),
			field("DeviceID", WxMpXmlMessage::setDeviceId), field("SessionID", WxMpXmlMessage::setSessionId),
			field("OpenID", WxMpXmlMessage::setOpenId), field("Reason", WxMpXmlMessage::setReason),
			field("ScreenShot", WxMpXmlMessage::setScreenShot), field("KeyStandard", WxMpXmlMessage::setKeyStandard),
			field("KeyStr", WxMpXmlMessage::setKeyStr), field("Country", WxMpXmlMessage::setCountry),
			field("Province", WxMpXmlMessage::setProvince), field("City", WxMpXmlMessage::setCity),
			field("Sex", WxMpXmlMessage::setSex), field("Scene", WxMpXmlMessage::setScene),
			field("ExtInfo", WxMpXmlMessage::setExtInfo), field("RegionCode", WxMpXmlMessage::setRegionCode),
			field("ReasonMsg", WxMpXmlMessage::setReasonMsg), field("bizmsgmenuid", WxMpXmlMessage::setBizMsgMenuId),
			field("SuccOrderId", WxMpXmlMessage::setSuccOrderId), field("FailOrderId", WxMpXmlMessage::setFailOrderId),
			field("AuthorizeAppId", WxMpXmlMessage::setAuthorizeAppId), field("source", WxMpXmlMessage::setSource),
			field("fpqqlsh", WxMpXmlMessage::setFpqqlsh), field("nsrsbh", WxMpXmlMessage::setNsrsbh),
			field("RevokeInfo", WxMpXmlMessage::setRevokeInfo), field("Encrypt", WxMpXmlMessage::setEncrypt));

	private TextFields() {
	}

	private static Map.Entry<String, BiConsumer<WxMpXmlMessage, String>> field(String name,
			BiConsumer<WxMpXmlMessage, String> setter) {
		return Map.entry(name, setter);
	}

}
