package cn.bootx.starter.core.callback.portal;

import java.util.concurrent.CompletionStage;

/**
 * What a portal's controller method returns, declared as {@code
 * PortalAnswer<ResponseEntity<byte[]>>}: the response, which Spring MVC writes at once,
 * or a {@link CompletionStage} of it, for which Spring MVC dispatches the request again
 * at a higher cost than that of handling a message.
 *
 * @param <T> the response; both stacks look for it here
 * @since 0.1.0
 */
public sealed interface PortalAnswer<T> permits AnswerNow, AnswerNow.Later {

}
