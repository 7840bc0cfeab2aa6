package cn.bootx.starter.wechat.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

import me.chanjar.weixin.mp.bean.message.ArticleUrlResult;
import me.chanjar.weixin.mp.bean.message.HardWare;
import me.chanjar.weixin.mp.bean.message.ScanCodeInfo;
import me.chanjar.weixin.mp.bean.message.SendLocationInfo;
import me.chanjar.weixin.mp.bean.message.SendPicsInfo;
import me.chanjar.weixin.mp.bean.message.WxMpSubscribeMsgEvent;
import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.xml.XmlElement;

/**
 * The fields of a push, and where WxJava's message keeps them. A number that is none
 * stays unset, where WxJava's own reader fails for the whole message.
 */
final class PushFields {

	static final Map<String, BiConsumer<WxMpXmlMessage, XmlElement>> SETTERS = Map.ofEntries(
			text("ToUserName", WxMpXmlMessage::setToUser), text("FromUserName", WxMpXmlMessage::setFromUser),
			text("MsgType", WxMpXmlMessage::setMsgType), text("Content", WxMpXmlMessage::setContent),
			text("PicUrl", WxMpXmlMessage::setPicUrl), text("MediaId", WxMpXmlMessage::setMediaId),
			text("Format", WxMpXmlMessage::setFormat), text("ThumbMediaId", WxMpXmlMessage::setThumbMediaId),
			text("Label", WxMpXmlMessage::setLabel), text("Title", WxMpXmlMessage::setTitle),
			text("Description", WxMpXmlMessage::setDescription), text("Url", WxMpXmlMessage::setUrl),
			text("Event", WxMpXmlMessage::setEvent), text("EventKey", WxMpXmlMessage::setEventKey),
			text("Ticket", WxMpXmlMessage::setTicket), text("Recognition", WxMpXmlMessage::setRecognition),
			text("UnionId", WxMpXmlMessage::setUnionId), text("nickname", WxMpXmlMessage::setNickname),
			text("first", WxMpXmlMessage::setFirst), text("second", WxMpXmlMessage::setSecond),
			text("Status", WxMpXmlMessage::setStatus), text("KfAccount", WxMpXmlMessage::setKfAccount),
			text("ToKfAccount", WxMpXmlMessage::setToKfAccount),
			text("FromKfAccount", WxMpXmlMessage::setFromKfAccount), text("CardId", WxMpXmlMessage::setCardId),
			text("FriendUserName", WxMpXmlMessage::setFriendUserName),
			text("UserCardCode", WxMpXmlMessage::setUserCardCode),
			text("OldUserCardCode", WxMpXmlMessage::setOldUserCardCode),
			text("IsRestoreMemberCard", WxMpXmlMessage::setIsRestoreMemberCard),
			text("OuterStr", WxMpXmlMessage::setOuterStr), text("IsReturnBack", WxMpXmlMessage::setIsReturnBack),
			text("IsChatRoom", WxMpXmlMessage::setIsChatRoom), text("ConsumeSource", WxMpXmlMessage::setConsumeSource),
			text("LocationName", WxMpXmlMessage::setLocationName), text("StaffOpenId", WxMpXmlMessage::setStaffOpenId),
			text("VerifyCode", WxMpXmlMessage::setVerifyCode), text("RemarkAmount", WxMpXmlMessage::setRemarkAmount),
			text("Detail", WxMpXmlMessage::setDetail), text("ModifyBonus", WxMpXmlMessage::setModifyBonus),
			text("ModifyBalance", WxMpXmlMessage::setModifyBalance), text("TransId", WxMpXmlMessage::setTransId),
			text("LocationId", WxMpXmlMessage::setLocationId), text("Fee", WxMpXmlMessage::setFee),
			text("OriginalFee", WxMpXmlMessage::setOriginalFee), text("RefuseReason", WxMpXmlMessage::setRefuseReason),
			text("IsRecommendByFriend", WxMpXmlMessage::setIsRecommendByFriend),
			text("PayFinishTime", WxMpXmlMessage::setPayFinishTime),
			text("CreateOrderTime", WxMpXmlMessage::setCreateOrderTime), text("Desc", WxMpXmlMessage::setDesc),
			text("FreeCoinCount", WxMpXmlMessage::setFreeCoinCount),
			text("PayCoinCount", WxMpXmlMessage::setPayCoinCount),
			text("RefundFreeCoinCount", WxMpXmlMessage::setRefundFreeCoinCount),
			text("RefundPayCoinCount", WxMpXmlMessage::setRefundPayCoinCount),
			text("OrderType", WxMpXmlMessage::setOrderType), text("Memo", WxMpXmlMessage::setMemo),
			text("ReceiptInfo", WxMpXmlMessage::setReceiptInfo), text("UniqId", WxMpXmlMessage::setStoreUniqId),
			text("PoiId", WxMpXmlMessage::setPoiId), text("Result", WxMpXmlMessage::setResult),
			text("msg", WxMpXmlMessage::setMsg), text("FailReason", WxMpXmlMessage::setFailReason),
			text("RefillReason", WxMpXmlMessage::setRefillReason), text("OrderId", WxMpXmlMessage::setOrderId),
			text("OrderStatus", WxMpXmlMessage::setOrderStatus), text("ProductId", WxMpXmlMessage::setProductId),
			text("SkuInfo", WxMpXmlMessage::setSkuInfo), text("DeviceType", WxMpXmlMessage::setDeviceType),
			text("DeviceID", WxMpXmlMessage::setDeviceId), text("SessionID", WxMpXmlMessage::setSessionId),
			text("OpenID", WxMpXmlMessage::setOpenId), text("Reason", WxMpXmlMessage::setReason),
			text("ScreenShot", WxMpXmlMessage::setScreenShot), text("KeyStandard", WxMpXmlMessage::setKeyStandard),
			text("KeyStr", WxMpXmlMessage::setKeyStr), text("Country", WxMpXmlMessage::setCountry),
			text("Province", WxMpXmlMessage::setProvince), text("City", WxMpXmlMessage::setCity),
			text("Sex", WxMpXmlMessage::setSex), text("Scene", WxMpXmlMessage::setScene),
			text("ExtInfo", WxMpXmlMessage::setExtInfo), text("RegionCode", WxMpXmlMessage::setRegionCode),
			text("ReasonMsg", WxMpXmlMessage::setReasonMsg), text("bizmsgmenuid", WxMpXmlMessage::setBizMsgMenuId),
			text("SuccOrderId", WxMpXmlMessage::setSuccOrderId), text("FailOrderId", WxMpXmlMessage::setFailOrderId),
			text("AuthorizeAppId", WxMpXmlMessage::setAuthorizeAppId), text("source", WxMpXmlMessage::setSource),
			text("fpqqlsh", WxMpXmlMessage::setFpqqlsh), text("nsrsbh", WxMpXmlMessage::setNsrsbh),
			text("RevokeInfo", WxMpXmlMessage::setRevokeInfo), text("Encrypt", WxMpXmlMessage::setEncrypt),
			whole("CreateTime", WxMpXmlMessage::setCreateTime), whole("MenuId", WxMpXmlMessage::setMenuId),
			whole("MsgId", WxMpXmlMessage::setMsgId), decimal("Location_X", WxMpXmlMessage::setLocationX),
			decimal("Location_Y", WxMpXmlMessage::setLocationY), decimal("Scale", WxMpXmlMessage::setScale),
			decimal("Latitude", WxMpXmlMessage::setLatitude), decimal("Longitude", WxMpXmlMessage::setLongitude),
			decimal("Precision", WxMpXmlMessage::setPrecision), small("ret", WxMpXmlMessage::setRet),
			whole("MsgID", WxMpXmlMessage::setMassMsgId), small("TotalCount", WxMpXmlMessage::setTotalCount),
			small("FilterCount", WxMpXmlMessage::setFilterCount), small("SentCount", WxMpXmlMessage::setSentCount),
			small("ErrorCount", WxMpXmlMessage::setErrorCount),
			small("IsGiveByFriend", WxMpXmlMessage::setIsGiveByFriend), small("OuterId", WxMpXmlMessage::setOuterId),
			whole("ExpiredTime", WxMpXmlMessage::setExpiredTime), whole("FailTime", WxMpXmlMessage::setFailTime),
			whole("RefillTime", WxMpXmlMessage::setRefillTime), small("OpType", WxMpXmlMessage::setOpType),
			small("DeviceStatus", WxMpXmlMessage::setDeviceStatus), whole("SuccTime", WxMpXmlMessage::setSuccessTime),
			whole("DelayTime", WxMpXmlMessage::setDelayTime), Map.entry("ScanCodeInfo", Nested::scanCode),
			Map.entry("SendPicsInfo", Nested::pictures), Map.entry("SendLocationInfo", Nested::location),
			Map.entry("ArticleUrlResult", Nested::articles), Map.entry("HardWare", Nested::hardWare),
			Map.entry("SubscribeMsgPopupEvent", Nested::popup), Map.entry("SubscribeMsgChangeEvent", Nested::change),
			Map.entry("SubscribeMsgSentEvent", Nested::sent));

	private PushFields() {
	}

	private static Map.Entry<String, BiConsumer<WxMpXmlMessage, XmlElement>> text(String name,
			BiConsumer<WxMpXmlMessage, String> setter) {
		return Map.entry(name, (message, element) -> setter.accept(message, element.text()));
	}

	private static Map.Entry<String, BiConsumer<WxMpXmlMessage, XmlElement>> whole(String name,
			BiConsumer<WxMpXmlMessage, Long> setter) {
		return field(name, Long::valueOf, setter);
	}

	private static Map.Entry<String, BiConsumer<WxMpXmlMessage, XmlElement>> small(String name,
			BiConsumer<WxMpXmlMessage, Integer> setter) {
		return field(name, Integer::valueOf, setter);
	}

	private static Map.Entry<String, BiConsumer<WxMpXmlMessage, XmlElement>> decimal(String name,
			BiConsumer<WxMpXmlMessage, Double> setter) {
		return field(name, Double::valueOf, setter);
	}

	private static <N extends Number> Map.Entry<String, BiConsumer<WxMpXmlMessage, XmlElement>> field(String name,
			Function<String, N> parser, BiConsumer<WxMpXmlMessage, N> setter) {
		return Map.entry(name, (message, element) -> {
			try {
				setter.accept(message, parser.apply(element.text().strip()));
			}
			catch (NumberFormatException ex) {
				setter.accept(message, null);
			}
		});
	}

	static final class Nested {

		private Nested() {
		}

		static void scanCode(WxMpXmlMessage message, XmlElement element) {
			ScanCodeInfo info = message.getScanCodeInfo();
			info.setScanType(element.childText("ScanType"));
			info.setScanResult(element.childText("ScanResult"));
		}

		static void pictures(WxMpXmlMessage message, XmlElement element) {
			SendPicsInfo info = message.getSendPicsInfo();
			info.setCount(number(element.childText("Count")));
			// WeChat sends one PicList with all items, or one PicList for each.
			for (XmlElement list : element.children()) {
				if (list.name().equals("PicList")) {
					for (XmlElement child : list.children()) {
						SendPicsInfo.Item item = new SendPicsInfo.Item();
						item.setPicMd5Sum(child.childText("PicMd5Sum"));
						info.getPicList().add(item);
					}
				}
			}
		}

		static void location(WxMpXmlMessage message, XmlElement element) {
			SendLocationInfo info = message.getSendLocationInfo();
			info.setLocationX(element.childText("Location_X"));
			info.setLocationY(element.childText("Location_Y"));
			info.setScale(element.childText("Scale"));
			info.setLabel(element.childText("Label"));
			info.setPoiName(element.childText("Poiname"));
		}

		static void articles(WxMpXmlMessage message, XmlElement element) {
			ArticleUrlResult result = message.getArticleUrlResult();
			result.setCount(number(element.childText("Count")));
			XmlElement list = element.child("ResultList");
			if (list == null) {
				return;
			}
			List<ArticleUrlResult.Item> items = new ArrayList<>();
			for (XmlElement child : list.children()) {
				ArticleUrlResult.Item item = new ArticleUrlResult.Item();
				item.setArticleIdx(child.childText("ArticleIdx"));
				item.setArticleUrl(child.childText("ArticleUrl"));
				items.add(item);
			}
			result.setResultList(items);
		}

		static void hardWare(WxMpXmlMessage message, XmlElement element) {
			HardWare hardWare = message.getHardWare();
			hardWare.setMessageView(element.childText("MessageView"));
			hardWare.setMessageAction(element.childText("MessageAction"));
		}

		/**
		 * The events about subscribe notices (订阅通知) have repeated {@code List} elements.
		 */
		static void popup(WxMpXmlMessage message, XmlElement element) {
			var event = new WxMpSubscribeMsgEvent.SubscribeMsgPopupEvent();
			event.getList().addAll(list(element, (entry) -> {
				var popup = new WxMpSubscribeMsgEvent.PopupEvent();
				popup.setTemplateId(entry.childText("TemplateId"));
				popup.setSubscribeStatusString(entry.childText("SubscribeStatusString"));
				popup.setPopupScene(entry.childText("PopupScene"));
				return popup;
			}));
			message.setSubscribeMsgPopupEvent(event);
		}

		static void change(WxMpXmlMessage message, XmlElement element) {
			var event = new WxMpSubscribeMsgEvent.SubscribeMsgChangeEvent();
			event.getList().addAll(list(element, (entry) -> {
				var change = new WxMpSubscribeMsgEvent.ChangeEvent();
				change.setTemplateId(entry.childText("TemplateId"));
				change.setSubscribeStatusString(entry.childText("SubscribeStatusString"));
				return change;
			}));
			message.setSubscribeMsgChangeEvent(event);
		}

		static void sent(WxMpXmlMessage message, XmlElement element) {
			var event = new WxMpSubscribeMsgEvent.SubscribeMsgSentEvent();
			event.getList().addAll(list(element, (entry) -> {
				var sent = new WxMpSubscribeMsgEvent.SentEvent();
				sent.setTemplateId(entry.childText("TemplateId"));
				sent.setMsgId(entry.childText("MsgID"));
				sent.setErrorCode(entry.childText("ErrorCode"));
				sent.setErrorStatus(entry.childText("ErrorStatus"));
				return sent;
			}));
			message.setSubscribeMsgSentEvent(event);
		}

		private static <T> List<T> list(XmlElement element, Function<XmlElement, T> reader) {
			return element.children().stream().filter((child) -> child.name().equals("List")).map(reader).toList();
		}

		private static @Nullable Long number(@Nullable String text) {
			try {
				return (text != null) ? Long.valueOf(text.strip()) : null;
			}
			catch (NumberFormatException ex) {
				return null;
			}
		}

	}

}
