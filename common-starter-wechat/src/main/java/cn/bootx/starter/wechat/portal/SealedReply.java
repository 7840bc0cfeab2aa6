package cn.bootx.starter.wechat.portal;

/**
 * The four parts of an encrypted reply.
 *
 * @param encrypt the encrypted reply in Base64
 * @param signature {@code MsgSignature} over the other three
 * @param timestamp seconds
 * @param nonce random number
 */
record SealedReply(byte[] encrypt, String signature, long timestamp, String nonce) {
}
