package cn.bootx.starter.wechatopen.portal;

/**
 * What everything is signed and encrypted with that the Open Platform pushes to a
 * component, the messages of its authorizers included. There is no unencrypted mode.
 *
 * @param componentAppId app id of the component
 * @param token signs
 * @param encodingAesKey encrypts, 43 characters
 */
record ComponentSecrets(String componentAppId, String token, String encodingAesKey) {

	/**
	 * Leaves the secrets out.
	 */
	@Override
	public String toString() {
		return "ComponentSecrets[" + this.componentAppId + "]";
	}

}
