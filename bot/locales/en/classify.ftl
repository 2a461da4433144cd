# steward classify: what is this message?

cli-task-classify = See what a message is taken for
cli-help-classify =
    Say what each line on stdin is: question, complaint, abuse, spam and so on

    Lines are plain text or JSON objects with "text"; one JSON object a line comes out, in the same order, each as soon
    as it is known. No configuration and no store are needed, and nothing is kept.

    Example: echo 'How do I reset my password?' | steward classify
cli-opt-classify-language = The language of reasons and errors.
cli-classify-unreadable = The lines on stdin can't be read: { $why }. Give a file of text: steward classify < messages.txt
cli-classify-unwritable = The answers can't be written: { $why }. The lines after that are not answered.

## Why a line has no judgement

classify-empty = nothing is written in this line
classify-no-text = this JSON object has no text under the key “text”
classify-too-long = this line is longer than 16 MB: cut it into messages
classify-unknown = nothing can be said about this line
classify-failed = the classifier failed on this line ({ $why })
